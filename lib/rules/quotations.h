// The quotations of the body, with the sentence each stands in and the call-out that answers for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace subcite::rules_support {

struct BodyQuotation {
  Span inner;             // without the marks; double marks, single ones where the text has no double; the outer of nested ones
  std::size_t words = 0;  // of it
  Span paragraph;
  Span sentences;          // those it touches
  Span next;               // the sentence behind them in the paragraph; empty for none
  std::int32_t note = -1;  // called first behind it, in its sentence or at the end of the next
  bool called = false;     // a call-out stands in its sentences or in the next
};

/// In order. Headings have none; those inside a block belong to its source.
const std::vector<BodyQuotation>& body_quotations(const View& view);

/// A quotation set off as a block, its paragraphs together.
struct BlockQuotation {
  Span text;              // from its first paragraph to its last
  std::size_t words = 0;  // of it
  std::size_t first = 0;  // of its paragraphs in the body
  std::size_t last = 0;
  Span before;             // the last sentence of the paragraph before it; empty under a heading and at the start
  Span after;              // the first sentence behind it
  std::int32_t note = -1;  // called first in it, at the sentence that leads in, or in the one behind
  bool called = false;     // a call-out stands in one of these
  bool called_inside = false;
};

/// In order.
const std::vector<BlockQuotation>& block_quotations(const View& view);

/// Pairs of single marks in the text, curly or straight; apostrophes are none.
std::vector<Span> single_pairs_in(std::string_view text, Span paragraph);

/// Words between white space that hold a letter or a digit.
std::size_t words_in(std::string_view text);

/// The sentence of a call-out, up to it.
Span sentence_before(const View& view, std::uint32_t call);

/// Every main word has a capital, as titles have.
bool looks_like_title(std::string_view words);

}  // namespace subcite::rules_support
