// SPDX-License-Identifier: Apache-2.0
// The map of the public types: what there is and where it is defined, for headers that only name them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gevinst::inline v0 {

// error.hpp: what is thrown on purpose.
class Error;
class UnitError;   // units or dimensions that do not fit
class CaseError;   // a case or an expression that is not valid
class FileError;   // a text that cannot be read
struct FilePlace;  // where it is wrong
class FaultError;  // a calculation that left the reals or its range

// units/: dimensions and units, for the compiler and for the running program.
enum class BaseKind : std::uint8_t;  // what a base dimension measures
template <std::size_t N>
struct fixed_string;  // a name that is a template argument
template <class D>
struct Unit;  // of a dimension the compiler knows
template <class D>
struct Quantity;       // a number with such a unit
class AnyUnit;         // a unit at run time
struct AnyQuantity;    // a number with such a unit
class AnyDimension;    // a product of powers of base dimensions
class KnownUnits;      // the units a text may name
class Horizon;         // first and last year
class PriceBasis;      // `2026-pl`, or nominal

// expression/: immutable, shared nodes with a unit.
class Expression;  // the unit is known when the program runs
template <class D>
class Estimate;                    // the same with the dimension known to the compiler
class Moment;                      // a year, a month, or relative to `start`
class Index;                       // ordered labels under a name
class Distribution;                // a number that is not known surely
enum class KinkKind : std::uint8_t;    // why a derivative does not hold to both sides
enum class PointValue : std::uint8_t;  // mean or mode
struct Correlation;                // assumptions that move together
struct FormulaScope;               // what names in a formula stand for
struct Bounds;                     // the least and greatest value of an expression

// engine/: expressions made ready to be evaluated many times.
class Plan;
struct PlanInput;
class Gradient;  // of figures with respect to assumptions
struct GradientOutput;
class ReverseSweep;  // one figure of a plan
struct Sampling;     // how the uniforms of a run are chosen

// case/: the business case, and what its parts are given by.
class BusinessCase;
class Initiative;
class Account;
class Accounts;  // one account, or one for each label of an index
class StaffGroup;
class Fate;
struct FateShare;
struct FateWeight;
struct FateValue;
struct Link;  // of a realisation chain
struct ChangedValue;
struct AssumptionName;
struct CorrelatedPair;
struct AccountOptions;
struct AssumeOptions;
struct StaffGroupOptions;
struct InitiativeOptions;
struct CostOptions;
struct StaffOptions;
struct BenefitOptions;
struct AppropriationOptions;
struct IncludeOptions;
struct PriceIndexOptions;
struct ExchangeRateOptions;
enum class Sector : std::uint8_t;

// case/: what a case holds, for those who read it.
struct CaseState;
struct PriceIndex;
struct ExchangeRate;
struct InitiativeInfo;
struct Line;
struct Appropriation;
struct Posting;
enum class LineKind : std::uint8_t;
enum class PostingKind : std::uint8_t;
enum class Language : std::uint8_t;  // of what rows are called

// file/: the model file, JSON with places, whole files.
struct CaseFileKeys;  // of one kind of object in a model file
class JsonValue;
struct JsonMember;
struct TextPosition;
struct JsonReading;
class JsonDocument;  // a text and what was read from it
class JsonPlace;     // a value in a document
struct NamedPlace;
enum class JsonKind : std::uint8_t;

// appraisal/: views of a case, and their figures.
struct Cut;
struct BudgetOptions;
struct View;
struct ViewRow;
struct FigureTable;
struct FigureRow;
enum class RowState : std::uint8_t;

// report/: how tables are printed.
struct TextOptions;

}  // namespace gevinst::inline v0
