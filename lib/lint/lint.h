// The catalogue of rules, which of them are on, and what they find in a manuscript: sorted by place,
// each cause told once, each finding with a fingerprint that survives inserted notes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/rule.h"
#include "model/selection.h"

namespace subcite {

const std::vector<const Rule*>& rules();  // as the build found them

/// All rules by code.
std::vector<const Rule*> catalogue();

/// By code or slug; null where there is none.
const Rule* find_rule(std::string_view code_or_slug);

/// The rules of this code, name or family are on.
bool is_asked(const Selection& selection, const std::string& name);

/// Of the rules that are meant, each compares several manuscripts.
bool is_across(const std::string& name);

/// Fails where a code is unknown, naming it and the nearest one.
Result<void> check_selection(const Selection& selection);

/// Does some work, once or in several threads at once, and comes back when all are done.
using Hands = std::function<void(const std::function<void()>& work)>;
inline void one_hand(const std::function<void()>& work) { work(); }

/// With more hands the rules run beside one another; what is found is the same.
Findings lint(const View& view, const Selection& selection, const Hands& hands = one_hand);

/// Of a rule's findings, as a person set it.
Severity severity_of(const Selection& selection, const Rule& rule);

/// A digest in hexadecimal.
std::string fingerprint_of(std::string_view words);

/// Which rules that were; those that compare several manuscripts are not among them.
Scope scope_for(const Selection& selection);

}  // namespace subcite
