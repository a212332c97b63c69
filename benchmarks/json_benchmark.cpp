// SPDX-License-Identifier: Apache-2.0
// What JSON costs a byte to read and to write, and how much memory what was read takes, at its most, for a byte of text.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>

#include "gevinst/file/json.hpp"

namespace gv = gevinst;

namespace {

std::size_t held = 0, most_held = 0;

}  // namespace

// Counted as the allocator gives it; its own eight bytes a block are not.
void* operator new(std::size_t size) {
    void* block = std::malloc(size);
    if (block == nullptr) throw std::bad_alloc();
    held += malloc_usable_size(block);
    most_held = std::max(most_held, held);
    return block;
}
void operator delete(void* block) noexcept {
    held -= malloc_usable_size(block);
    std::free(block);
}
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }

namespace {

// Lines of a case, as the model file may have them.
std::string lines() {
    gv::JsonValue::Array all;
    for (int i = 0; i < 40'000; ++i)
        all.push_back(gv::JsonValue::Object{{"kind", "benefit"},
                                            {"name", "Læsetid " + std::to_string(i)},
                                            {"amount", "exams * 'reading time saved' * 0.6"},
                                            {"once", i % 3 == 0},
                                            {"low", 1000.5 * i},
                                            {"most likely", 1.0 / (1 + i)},
                                            {"years", gv::JsonValue::Array{2026, 2027 + i % 4}},
                                            {"source", "Aktivitetsopgørelse 2024, tabel 3: udført i dagtid, alle afdelinger"}});
    return gv::write_json(gv::JsonValue::Object{{"gevinst", 0}, {"lines", std::move(all)}});
}
std::string numbers() {
    gv::JsonValue::Array all;
    for (int i = 0; i < 500'000; ++i) all.push_back(1.0 / (1 + i));
    return gv::write_json(all);
}
// The least text for the most values.
std::string brackets() {
    std::string text = "[[0]";
    for (int i = 0; i < 1'000'000; ++i) text += ",[0]";
    return text + "]";
}

void read(benchmark::State& state, const std::string& text) {
    const std::size_t before = held;
    most_held = held;
    for (auto _ : state) benchmark::DoNotOptimize(gv::read_json(text));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.counters["memory"] = static_cast<double>(most_held - before) / static_cast<double>(text.size());
}
void write(benchmark::State& state, const std::string& text) {
    const gv::JsonValue value = gv::read_json(text);
    for (auto _ : state) benchmark::DoNotOptimize(gv::write_json(value));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(read, lines, lines())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read, numbers, numbers())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read, brackets, brackets())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, lines, lines())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, numbers, numbers())->Unit(benchmark::kMillisecond);

}  // namespace
