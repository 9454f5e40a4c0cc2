// The head of an HTML page, read without a tree: its title, its meta elements, what it shows. A fetched page is
// hostile; every look at it is linear and bounded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace subcite {

struct PageHead {
  std::string title;                                       // of <title>, references resolved, blanks folded
  std::string heading;                                     // of the first <h1>
  std::vector<std::string> headings;                       // of <h1> to <h3>, the first twenty
  std::vector<std::pair<std::string, std::string>> metas;  // name or property (lower case) and content, in order
  std::string refresh;                                     // content of a meta refresh outside <noscript>
  std::string linked_data;                                 // of application/ld+json scripts, one behind the other
  std::string words;                                       // visible text, at most kMostWords bytes, blanks folded
  std::size_t linked = 0;                                  // bytes of them that are links: menus
  std::vector<std::size_t> breaks;                         // where in them a paragraph or the like begins, the first kMostBreaks
  std::vector<std::string> parts;                          // addresses of pictures, scripts and style sheets, as written, where they are asked for
  std::string base;                                        // of <base href>
  bool scripted = false;                                   // has scripts
  bool asks_password = false;                              // has a password field
  bool embeds = false;                                     // has pictures, frames or players

  /// Neither words nor anything that could show some.
  [[nodiscard]] bool shows_nothing() const;

  /// The first content of a meta element of one of these names.
  [[nodiscard]] std::string_view meta(std::initializer_list<std::string_view> names) const;
};

constexpr std::size_t kMostWords = 20'000;
constexpr std::size_t kMostBreaks = 300;

/// Reads at most the first megabyte of a page in UTF-8; `with_parts`: what it is shown with, too.
PageHead read_head(std::string_view html, bool with_parts = false);

constexpr std::size_t kMostParts = 200;

/// What a style sheet takes in: url(...) and @import "...", as written; at most kMostParts.
std::vector<std::string> parts_of_style(std::string_view css);

/// A page without its comments and what stands in its scripts.
std::string without_scripts(std::string_view html);

/// An element of the page, one without comments and scripts, has this id or name.
bool has_fragment(std::string_view html, std::string_view fragment);

}  // namespace subcite
