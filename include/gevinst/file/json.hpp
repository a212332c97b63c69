// SPDX-License-Identifier: Apache-2.0
// JSON: values, reading, writing, and looking members up in what was read.
#pragma once

#include "gevinst/file/json_place.hpp"
#include "gevinst/file/json_reader.hpp"
#include "gevinst/file/json_value.hpp"
#include "gevinst/file/json_writer.hpp"
