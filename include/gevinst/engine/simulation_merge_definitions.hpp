// SPDX-License-Identifier: Apache-2.0
// Merging the parts of a run: whether they are parts of one, and what they know together.
#pragma once

#include "gevinst/engine/simulation.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

class SimulationMerge {
public:
    explicit SimulationMerge(const std::vector<Simulation>& parts) : parts_(parts) {}

    [[nodiscard]] Simulation merged() const {
        if (parts_.empty()) throw CaseError("there is nothing to merge: give the parts of a simulation");
        for (const Simulation& part : parts_) part.require_draws("merge");
        for (std::size_t i = 1; i < parts_.size(); ++i) require_same_run(parts_[0], parts_[i]);
        const std::vector<Piece> pieces = pieces_in_order();
        Simulation whole = parts_[0];
        whole.draws_ = 0;
        whole.end_ = pieces.back().range.end;
        for (const Simulation& part : parts_) whole.draws_ += part.draws_;
        for (std::size_t cell = 0; cell < whole.columns_.size(); ++cell)
            for (std::size_t i = 1; i < parts_.size(); ++i)
                if (!whole.columns_[cell].merge(parts_[i].columns_[cell]))
                    throw CaseError("the parts of a simulation do not fit together");
        for (std::size_t i = 1; i < parts_.size(); ++i) whole.correlated_.merge(parts_[i].correlated_);
        whole.kept_ = kept(pieces);
        return whole;
    }

private:
    // A range of a part, and where the draws that the part keeps of it begin.
    struct Piece {
        DrawRange range;
        const Simulation* part;
        std::uint64_t offset;
    };

    [[nodiscard]] std::vector<Piece> pieces_in_order() const {
        std::vector<Piece> pieces;
        for (const Simulation& part : parts_) {
            std::uint64_t offset = 0;
            for (const DrawRange& range : part.ranges()) {
                pieces.push_back({range, &part, offset});
                offset += range.draws();
            }
        }
        std::sort(pieces.begin(), pieces.end(),
                  [](const Piece& a, const Piece& b) { return a.range.first < b.range.first; });
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            const DrawRange &before = pieces[i - 1].range, &after = pieces[i].range;
            if (after.first < before.end)
                throw CaseError("two parts have the draws from " + ranges::number(after.first) + " to " +
                                ranges::number(std::min(before.end, after.end)) + ": each draw is in one part");
            if (before.end % numeric::block_draws != 0)
                throw CaseError("a part that ends at draw " + ranges::number(before.end) +
                                ", inside a block of 1,024, can only be the last: another begins at " +
                                ranges::number(after.first));
        }
        return pieces;
    }

    [[nodiscard]] static std::shared_ptr<const std::vector<std::vector<double>>> kept(const std::vector<Piece>& pieces) {
        auto all = std::make_shared<std::vector<std::vector<double>>>(pieces.front().part->figures());
        for (std::size_t figure = 0; figure < all->size(); ++figure)
            for (const Piece& piece : pieces) {
                const std::vector<double>& draws = piece.part->kept(figure);
                if (draws.empty()) continue;
                const auto first = draws.begin() + static_cast<std::ptrdiff_t>(piece.offset);
                (*all)[figure].insert((*all)[figure].end(), first, first + static_cast<std::ptrdiff_t>(piece.range.draws()));
            }
        return all;
    }

    static void require_same_run(const Simulation& a, const Simulation& b) {
        if (a.model_ == b.model_) return;
        const auto refuse = [](const std::string& what) {
            throw CaseError("parts of two different simulations cannot be merged: " + what);
        };
        const SimulationOptions &one = a.options(), &other = b.options();
        if (one.seed != other.seed)
            refuse("one has the seed " + std::to_string(one.seed) + ", another " + std::to_string(other.seed));
        if (one.sampling != other.sampling) refuse("their sampling differs");
        if (one.bins != other.bins) refuse("their histograms have other bins");
        if (a.outputs().size() != b.outputs().size()) refuse("they have other outputs");
        for (std::size_t i = 0; i < a.outputs().size(); ++i) {
            const SimulationOutput &x = a.outputs()[i], &y = b.outputs()[i];
            if (x.name != y.name) refuse("one has the output '" + x.name + "' where another has '" + y.name + "'");
            const std::string name = "of '" + x.name + "' ";
            if (!(a.unit(i) == b.unit(i)))
                refuse(name + "one has figures in " + bracketed(a.unit(i)) + ", another in " + bracketed(b.unit(i)));
            if (percentiles_of(a, i) != percentiles_of(b, i)) refuse(name + "they have other percentiles");
            if (x.thresholds != y.thresholds) refuse(name + "they have other thresholds");
            if (x.shortfalls != y.shortfalls) refuse(name + "they have other expected shortfalls");
            if (x.keep != y.keep) refuse(name + "only one keeps the draws");
        }
        if (one.correlate != other.correlate) refuse("other outputs are correlated");
        if (one.correlations != other.correlations) refuse("other assumptions move together");
        const auto &drawn = a.model_->plan.sources(), &others = b.model_->plan.sources();
        for (std::size_t i = 0; i < std::max(drawn.size(), others.size()); ++i) {
            if (i >= drawn.size() || i >= others.size() || drawn[i].path != others[i].path)
                refuse("they draw other assumptions, such as '" + (i < drawn.size() ? drawn[i] : others[i]).path + "'");
            const std::string is = shortened_formula(*drawn[i].leaf, 100), was = shortened_formula(*others[i].leaf, 100);
            if (is != was) refuse("'" + drawn[i].path + "' is " + is + " in one and " + was + " in another");
        }
        if (a.model_->plan.fingerprint() != b.model_->plan.fingerprint())
            refuse("they are of other cases, with other values or formulas");
    }
    [[nodiscard]] static const std::vector<double>& percentiles_of(const Simulation& simulation, std::size_t output) {
        const std::vector<double>& own = simulation.outputs()[output].percentiles;
        return own.empty() ? simulation.options().percentiles : own;
    }

    const std::vector<Simulation>& parts_;
};

GEVINST_INLINE Simulation merge(const std::vector<Simulation>& parts) { return SimulationMerge(parts).merged(); }

}  // namespace gevinst::inline v0
