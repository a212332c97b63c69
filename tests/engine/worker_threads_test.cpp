// SPDX-License-Identifier: Apache-2.0
// Work shared among threads: each piece once, the first exception to the caller, who is not left waiting in silence.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

#include "gevinst/engine/worker_threads.hpp"
#include "gevinst/error.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;

TEST_CASE("threads do each piece of work once, also more threads than pieces and none at all") {
    for (const unsigned threads : {1u, 2u, 7u})
        for (const std::uint64_t count : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}}) {
            std::vector<std::atomic<int>> done(count);
            gv::WorkerThreads(threads).run(
                count,
                [&](const auto& next) {
                    for (std::uint64_t i = next(); i < count; i = next()) ++done[i];
                },
                [] {});
            for (const std::atomic<int>& times : done) CHECK(times == 1);
        }
}

TEST_CASE("the exception of a thread reaches the caller, and no piece is given after it") {
    std::atomic<std::uint64_t> begun{0};
    const auto run = [&] {
        gv::WorkerThreads(3).run(
            1'000'000,
            [&](const auto& next) {
                for (std::uint64_t i = next(); i < 1'000'000; i = next())
                    if (++begun == 10) throw gv::CaseError("the tenth");
            },
            [] {});
    };
    CHECK(gevinst_test::message_of<gv::CaseError>(run) == "the tenth");
    CHECK(begun < 1'000'000);
}

TEST_CASE("the caller's thread is asked while it waits for another") {
    const std::thread::id caller = std::this_thread::get_id();
    std::atomic<bool> asked{false};
    gv::WorkerThreads(2).run(
        2,
        [&](const auto& next) {
            if (std::this_thread::get_id() == caller) return;
            for (std::uint64_t i = next(); i < 2; i = next())
                for (int tries = 0; tries < 1000 && !asked; ++tries)
                    std::this_thread::sleep_for(std::chrono::milliseconds(10));
        },
        [&] {
            CHECK(std::this_thread::get_id() == caller);
            asked = true;
        });
    CHECK(asked);
}
