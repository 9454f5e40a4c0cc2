// The quotations of the body, with the sentence each stands in and the call-out that answers for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace subcite::rules_support {

struct BodyQuotation {
  Span inner;             // without the marks; double marks alone, the outer of nested ones
  std::size_t words = 0;  // of it
  Span paragraph;
  Span sentences;          // those it touches
  Span next;               // the sentence behind them in the paragraph; empty for none
  std::int32_t note = -1;  // called first behind it, in its sentence or at the end of the next
  bool called = false;     // a call-out stands in its sentences or in the next
};

/// In order. Headings have none.
std::vector<BodyQuotation> body_quotations(const View& view);

/// Every main word has a capital, as titles have.
bool looks_like_title(std::string_view words);

}  // namespace subcite::rules_support
