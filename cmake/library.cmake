# The targets that a user links: gevinst::gevinst; gevinst::report where text tables (and fmt) are wanted;
# gevinst::compiled for the same as gevinst::gevinst with a library, where compile time counts.
include(${CMAKE_CURRENT_LIST_DIR}/boost_headers.cmake)
if(NOT TARGET Boost::headers)
    message(FATAL_ERROR "gevinst needs the Boost headers, 1.74 or newer. Install them (Debian: libboost-dev; "
                        "Python: pip install libboost-headers) or set Boost_ROOT.")
endif()

add_library(gevinst INTERFACE)
add_library(gevinst::gevinst ALIAS gevinst)
target_compile_features(gevinst INTERFACE cxx_std_20)
target_include_directories(gevinst INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(gevinst INTERFACE Boost::headers)

# report/ is the only stage that includes fmt, so a user without fmt loses that stage only.
find_package(fmt 9 QUIET)
if(TARGET fmt::fmt-header-only)
    add_library(gevinst_report INTERFACE)
    add_library(gevinst::report ALIAS gevinst_report)
    set_target_properties(gevinst_report PROPERTIES EXPORT_NAME report)
    target_link_libraries(gevinst_report INTERFACE gevinst fmt::fmt-header-only)
endif()

if(GEVINST_BUILD_COMPILED)
    add_library(gevinst_compiled STATIC ${CMAKE_CURRENT_LIST_DIR}/compiled.cpp)
    add_library(gevinst::compiled ALIAS gevinst_compiled)
    set_target_properties(gevinst_compiled PROPERTIES EXPORT_NAME compiled POSITION_INDEPENDENT_CODE ON)
    target_compile_definitions(gevinst_compiled PUBLIC GEVINST_COMPILED)
    target_link_libraries(gevinst_compiled PUBLIC gevinst)
endif()
