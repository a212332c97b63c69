# What only those who work on gevinst need: compiler cache, warnings, sanitizers. Nothing here reaches a user's build.
set(CMAKE_CXX_EXTENSIONS OFF)
find_program(GEVINST_CCACHE ccache)
if(GEVINST_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${GEVINST_CCACHE})
endif()

option(GEVINST_STRICT "Warnings are errors; address and undefined-behaviour sanitizers" OFF)

add_library(gevinst_development INTERFACE)
target_link_libraries(gevinst_development INTERFACE gevinst::gevinst)
target_compile_options(gevinst_development INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow)
if(GEVINST_STRICT)
    target_compile_options(gevinst_development INTERFACE
        -Werror -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # A third of g++'s time; clang, with the same checks, takes little for them.
    target_compile_options(gevinst_development INTERFACE
        $<$<CXX_COMPILER_ID:GNU>:-fno-sanitize=null,alignment,vptr>)
    target_link_options(gevinst_development INTERFACE -fsanitize=address,undefined)
endif()
