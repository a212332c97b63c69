// SPDX-License-Identifier: Apache-2.0
// Numbered pieces of work shared among threads, while the caller's thread goes on telling how far they are.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace gevinst::inline v0 {

/// The number of threads that is meant: 0 is as many as the machine runs at once.
[[nodiscard]] inline unsigned thread_count(unsigned threads) {
    return threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads;
}

/// Threads for one job: made for it and joined.
class WorkerThreads {
public:
    explicit WorkerThreads(unsigned threads) : threads_(threads) {}

    /// Calls `work(next)` in each thread, the caller's among them; `next()` gives 0, 1, ... once each, and `count` or more
    /// when there is nothing left. `wait()` is called in the caller's thread every 20 ms while it has nothing to do. The
    /// first exception of any thread is thrown once all are done; `next` then gives nothing more.
    template <class Work, class Wait>
    void run(std::uint64_t count, const Work& work, const Wait& wait) {
        std::atomic<std::uint64_t> given{0};
        const auto next = [&] { return failed_ ? count : given++; };
        const auto guarded = [&](const auto& some) {
            try {
                some();
            } catch (...) {
                const std::lock_guard lock(mutex_);
                if (!error_) error_ = std::current_exception();
                failed_ = true;
            }
        };
        std::vector<std::thread> helpers;
        helpers.reserve(threads_);
        while (helpers.size() + 1 < threads_ && helpers.size() + 1 < count) {
            try {
                helpers.emplace_back([&] {
                    guarded([&] { work(next); });
                    const std::lock_guard lock(mutex_);
                    ++ended_;
                    end_.notify_one();
                });
            } catch (const std::system_error&) {
                break;  // as many as there are do it, too
            }
        }
        guarded([&] { work(next); });
        std::unique_lock lock(mutex_);
        while (ended_ < helpers.size())
            if (!end_.wait_for(lock, std::chrono::milliseconds(20), [&] { return ended_ == helpers.size(); })) {
                lock.unlock();
                guarded(wait);
                lock.lock();
            }
        lock.unlock();
        for (std::thread& helper : helpers) helper.join();
        if (error_) std::rethrow_exception(error_);
    }

private:
    unsigned threads_;
    std::atomic<bool> failed_{false};
    std::mutex mutex_;
    std::condition_variable end_;
    std::size_t ended_ = 0;
    std::exception_ptr error_;
};

}  // namespace gevinst::inline v0
