// SPDX-License-Identifier: Apache-2.0
// The one translation unit of gevinst::compiled.
#include <gevinst/definitions.hpp>
