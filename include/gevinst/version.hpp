// SPDX-License-Identifier: Apache-2.0
// The version of the library: the one place where it is written. CMake, pkg-config and the Python package read it here.
#pragma once

#define GEVINST_VERSION_MAJOR 0
#define GEVINST_VERSION_MINOR 1
#define GEVINST_VERSION_PATCH 0

/// The version as text, for example "0.1.0".
#define GEVINST_VERSION "0.1.0"
