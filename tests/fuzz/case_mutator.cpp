// SPDX-License-Identifier: Apache-2.0
// New inputs for the target of cases: a document changed by a value, a key or an element, so that most still are JSON.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/file/json.hpp"

namespace gv = gevinst;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

/// The parts of a document that can be changed.
struct Parts {
    std::vector<gv::JsonValue*> values;
    std::vector<gv::JsonValue*> holders;  // objects and arrays that hold something
    std::vector<std::string> texts;       // strings and keys
};
Parts parts_of(gv::JsonValue& root) {
    Parts parts;
    parts.values.push_back(&root);
    for (std::size_t next = 0; next < parts.values.size(); ++next) {
        gv::JsonValue& value = *parts.values[next];
        if (value.kind() == gv::JsonKind::array) {
            for (gv::JsonValue& element : value.array()) parts.values.push_back(&element);
            if (!value.array().empty()) parts.holders.push_back(&value);
        } else if (value.kind() == gv::JsonKind::object) {
            for (gv::JsonMember& member : value.object()) {
                parts.texts.push_back(member.key);
                parts.values.push_back(&member.value);
            }
            if (!value.object().empty()) parts.holders.push_back(&value);
        } else if (value.kind() == gv::JsonKind::string) {
            parts.texts.push_back(value.string());
        }
    }
    return parts;
}

class Mutation {
public:
    Mutation(gv::JsonValue& root, unsigned seed) : parts_(parts_of(root)), random_(seed) {}

    void change() {
        switch (below(8)) {
            case 0: replace(); break;
            case 1: remove(); break;
            case 2: copy_into(); break;
            case 3: rename(); break;
            case 4: any(parts_.values) = number(); break;
            default: change_text();
        }
    }

private:
    std::size_t below(std::size_t size) { return random_() % size; }
    template <class T>
    T& any(std::vector<T*>& of) {
        return *of[below(of.size())];
    }
    std::string any_text() {
        static constexpr std::array<std::string_view, 14> words{
            "gv.start", "missing", "rest", "0", "2027", "2026-07", "1 MDKK", "50 percent", "a", "'a b'", "(", "index", "once(2026, 1 DKK)", "*"};
        if (parts_.texts.empty() || below(4) == 0) return std::string(words[below(words.size())]);
        return parts_.texts[below(parts_.texts.size())];
    }
    double number() {
        static constexpr std::array<double, 14> numbers{0, -0.0, 1, -1, 0.5, 2, 12, 60, 2026, 2027, 1e15, 1e300, -1e300, 5e-324};
        return numbers[below(numbers.size())];
    }
    void replace() {
        // Through a copy: the one may hold the other.
        gv::JsonValue other = any(parts_.values);
        any(parts_.values) = std::move(other);
    }
    void remove() {
        if (parts_.holders.empty()) return;
        gv::JsonValue& holder = any(parts_.holders);
        const auto erase = [&](auto& list) { list.erase(list.begin() + static_cast<std::ptrdiff_t>(below(list.size()))); };
        if (holder.kind() == gv::JsonKind::array) erase(holder.array());
        else erase(holder.object());
    }
    void copy_into() {
        if (parts_.holders.empty()) return;
        gv::JsonValue& holder = any(parts_.holders);
        if (holder.kind() == gv::JsonKind::array) {
            gv::JsonValue element = holder.array()[below(holder.array().size())];
            holder.array().push_back(std::move(element));
        } else {
            gv::JsonValue value = any(parts_.values);
            holder.object().push_back({any_text(), std::move(value)});
        }
    }
    void rename() {
        if (parts_.holders.empty()) return;
        gv::JsonValue& holder = any(parts_.holders);
        if (holder.kind() == gv::JsonKind::object) holder.object()[below(holder.object().size())].key = any_text();
    }
    // A text in place of another, a word of it in place of another's, or its bytes changed.
    void change_text() {
        gv::JsonValue& value = any(parts_.values);
        if (value.kind() != gv::JsonKind::string) return;
        std::string text = value.string();
        switch (below(3)) {
            case 0: text = any_text(); break;
            case 1: text.insert(below(text.size() + 1), any_text()); break;
            default: {
                const std::size_t size = text.size();
                text.resize(size + 32);
                text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
            }
        }
        value = std::move(text);
    }

    Parts parts_;
    std::minstd_rand random_;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
    if (seed % 16 == 0) return LLVMFuzzerMutate(data, size, max_size);
    try {
        gv::JsonValue root = gv::read_json({reinterpret_cast<const char*>(data), size});
        const unsigned changes = 1 + seed % 3;
        for (unsigned i = 0; i < changes; ++i) Mutation(root, seed + i).change();
        const std::string text = gv::write_json(root);
        if (text.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
        std::memcpy(data, text.data(), text.size());
        return text.size();
    } catch (const gv::FileError&) {
        return LLVMFuzzerMutate(data, size, max_size);  // not JSON, or no longer
    }
}
