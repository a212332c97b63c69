// SPDX-License-Identifier: Apache-2.0
// The message of an error, for tests that hold messages to the letter.
#pragma once

#include <string>

namespace gevinst_test {

/// The message of an error of the expected type. Another error is not caught; none gives a text that no message is.
template <class Expected, class F>
std::string message_of(F&& f) {
    try {
        (void)f();
    } catch (const Expected& error) {
        return error.what();
    }
    return "(nothing was thrown)";
}

}  // namespace gevinst_test
