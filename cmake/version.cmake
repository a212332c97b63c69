# Reads the version from version.hpp, where it is written, into GEVINST_VERSION.
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../include/gevinst/version.hpp" line
     REGEX "^#define GEVINST_VERSION \"[0-9]+\\.[0-9]+\\.[0-9]+\"$")
string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" GEVINST_VERSION "${line}")
if(NOT GEVINST_VERSION)
    message(FATAL_ERROR "version.hpp defines no GEVINST_VERSION")
endif()
unset(line)
