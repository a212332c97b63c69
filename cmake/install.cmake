# Installs headers, CMake package and pkg-config file as the component "headers". All of it is architecture independent.
# What is not, the library of gevinst::compiled, is the component "compiled".
include(CMakePackageConfigHelpers)

set(GEVINST_PACKAGE_DIR ${CMAKE_INSTALL_DATADIR}/cmake/gevinst)

install(TARGETS gevinst EXPORT gevinstTargets)
install(EXPORT gevinstTargets NAMESPACE gevinst:: DESTINATION ${GEVINST_PACKAGE_DIR} COMPONENT headers)
if(TARGET gevinst_report)
    # An export set of its own: a user without fmt must be able to load the core.
    install(TARGETS gevinst_report EXPORT gevinstReportTargets)
    install(EXPORT gevinstReportTargets NAMESPACE gevinst:: DESTINATION ${GEVINST_PACKAGE_DIR} COMPONENT headers)
endif()
if(TARGET gevinst_compiled)
    install(TARGETS gevinst_compiled EXPORT gevinstCompiledTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT compiled)
    install(EXPORT gevinstCompiledTargets NAMESPACE gevinst:: DESTINATION ${GEVINST_PACKAGE_DIR} COMPONENT compiled)
endif()

configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/gevinstConfig.cmake.in ${PROJECT_BINARY_DIR}/gevinstConfig.cmake
    INSTALL_DESTINATION ${GEVINST_PACKAGE_DIR}
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
    ${PROJECT_BINARY_DIR}/gevinstConfigVersion.cmake
    VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
configure_file(${CMAKE_CURRENT_LIST_DIR}/gevinst.pc.in ${PROJECT_BINARY_DIR}/gevinst.pc @ONLY)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/gevinst
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT headers FILES_MATCHING PATTERN "*.hpp")
install(FILES
    ${PROJECT_BINARY_DIR}/gevinstConfig.cmake
    ${PROJECT_BINARY_DIR}/gevinstConfigVersion.cmake
    ${CMAKE_CURRENT_LIST_DIR}/boost_headers.cmake
    DESTINATION ${GEVINST_PACKAGE_DIR} COMPONENT headers)
install(FILES ${PROJECT_BINARY_DIR}/gevinst.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig COMPONENT headers)
