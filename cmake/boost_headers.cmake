# Finds the Boost headers (Boost.Units, header-only) and offers them as Boost::headers.
# First an installed Boost, then the headers that the Python package libboost-headers carries.
if(POLICY CMP0167)
    cmake_policy(SET CMP0167 NEW)
endif()

if(NOT TARGET Boost::headers)
    find_package(Boost 1.74 QUIET)
endif()

if(NOT TARGET Boost::headers)
    if(NOT Python_EXECUTABLE)
        find_package(Python 3 QUIET COMPONENTS Interpreter)
    endif()
    if(Python_EXECUTABLE)
        # The package has no CMake file: ask Python where it lies.
        execute_process(
            COMMAND "${Python_EXECUTABLE}" -c
                    "import importlib.util as u, os; s = u.find_spec('libboost_headers')
if s: print(os.path.join(os.path.dirname(s.origin), 'include').replace(os.sep, '/'))"
            OUTPUT_VARIABLE gevinst_boost_include OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
    if(gevinst_boost_include)
        add_library(Boost::headers INTERFACE IMPORTED)
        set_target_properties(Boost::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${gevinst_boost_include}")
        message(STATUS "Boost headers from the Python package libboost-headers: ${gevinst_boost_include}")
    endif()
endif()
