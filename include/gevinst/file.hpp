// SPDX-License-Identifier: Apache-2.0
// Files: JSON with the place of every value, and whole files that are read and written safely.
#pragma once

#include "gevinst/file/json.hpp"
#include "gevinst/file/text_file.hpp"
