// The notes of an HTML page and what calls them, found before anything is read out of it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "read/html_style.h"

namespace subcite {

/// A note: the nodes [begin, end) hold it.
struct HtmlNote {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string number;  // as printed; empty where only its place in the order tells
  bool author = false;
  bool in_text = false;  // stands where it is called (a note in the margin)
};

struct HtmlNotes {
  std::vector<HtmlNote> notes;                                  // by begin
  std::unordered_map<std::uint32_t, std::string> calls;         // node -> printed number
  std::unordered_map<std::uint32_t, std::uint32_t> back_links;  // nodes that only lead back to a call -> their end
};

/// Block elements end a paragraph of text.
bool is_block(const html::Node& node);

HtmlNotes find_notes(const std::vector<html::Node>& nodes, const HtmlStyles& styles);

}  // namespace subcite
