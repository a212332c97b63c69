// SPDX-License-Identifier: Apache-2.0
// Files: the model file, JSON with the place of every value, and whole files that are read and written safely.
#pragma once

#include "gevinst/file/case_file.hpp"
#include "gevinst/file/json.hpp"
#include "gevinst/file/text_file.hpp"
