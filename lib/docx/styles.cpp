// Italics, bold, small caps and capitals are toggles: set in both the character and the paragraph style they
// cancel out (17.7.3). Underlining stands for italics, as typewriters printed them, but not in links.
#include "docx/styles.h"

#include <algorithm>

#include "base/text.h"

namespace subcite::docx {
namespace {

constexpr int kLongestChain = 40;  // styles based on styles

}  // namespace

Styles::Properties Styles::read(const Node& properties) {
  Properties out;
  for (const Node& node : children(properties)) {
    const std::string_view name = name_of(node);
    const Property value{true, is_on(node)};
    if (name == "i") out.italic = value;
    else if (name == "b") out.bold = value;
    else if (name == "u") out.underline = {true, is_on(node) && !attribute(node, "val").empty()};
    else if (name == "smallCaps") out.small_caps = value;
    else if (name == "caps") out.capitals = value;
    else if (name == "vertAlign") out.superscript = {true, attribute(node, "val") == "superscript"};
    else if (name == "vanish") out.hidden = value;
  }
  return out;
}

Styles::Styles(const Node& styles) {
  for (const Node& node : children(styles)) {
    if (name_of(node) != "style") continue;
    Style style;
    style.own = read(child(node, "rPr"));
    style.based_on = attribute(child(node, "basedOn"), "val");
    style.name = lower_ascii(attribute(child(node, "name"), "val"));
    style.outlined = !child(child(node, "pPr"), "outlineLvl").empty();
    const std::string id(attribute(node, "styleId"));
    if (attribute(node, "type") == "paragraph" && is_on(node) && attribute(node, "default") == "1") default_paragraph_ = id;
    styles_.emplace(id, std::move(style));
  }
}

Styles::Properties Styles::effective(std::string_view style) const {
  Properties out;
  const auto take = [](Property& to, const Property& from) {
    if (!to.given) to = from;
  };
  std::string id(style);
  for (int step = 0; step < kLongestChain && !id.empty(); ++step) {
    const auto it = styles_.find(id);
    if (it == styles_.end()) break;
    const Properties& own = it->second.own;
    take(out.italic, own.italic);
    take(out.bold, own.bold);
    take(out.underline, own.underline);
    take(out.small_caps, own.small_caps);
    take(out.capitals, own.capitals);
    take(out.superscript, own.superscript);
    take(out.hidden, own.hidden);
    id = it->second.based_on;
  }
  return out;
}

Look Styles::look(const Node& run, std::string_view paragraph_style) const {
  const Properties direct = read(run);
  const std::string_view character = attribute(child(run, "rStyle"), "val");
  const Properties by_run = effective(character);
  const Properties by_paragraph = effective(paragraph_style.empty() ? std::string_view(default_paragraph_) : paragraph_style);
  const auto toggle = [&](Property Properties::* p) { return (direct.*p).given ? (direct.*p).on : (by_run.*p).on != (by_paragraph.*p).on; };
  const auto nearest = [&](Property Properties::* p) { return (direct.*p).given ? (direct.*p).on : (by_run.*p).given ? (by_run.*p).on
                                                                                                                     : (by_paragraph.*p).on; };
  const auto style = styles_.find(std::string(character));
  const bool link = style != styles_.end() && style->second.name.find("hyperlink") != std::string::npos;
  Look look;
  look.italic = toggle(&Properties::italic) || (!link && nearest(&Properties::underline));
  look.bold = toggle(&Properties::bold);
  look.small_caps = toggle(&Properties::small_caps) || toggle(&Properties::capitals);
  look.superscript = nearest(&Properties::superscript);
  look.hidden = toggle(&Properties::hidden);
  return look;
}

bool Styles::is_heading(const Node& properties) const {
  if (!child(properties, "outlineLvl").empty()) return attribute(child(properties, "outlineLvl"), "val") != "9";
  const auto it = styles_.find(std::string(attribute(child(properties, "pStyle"), "val")));
  if (it == styles_.end()) return false;
  return it->second.outlined || it->second.name.starts_with("heading") || it->second.name == "title" || it->second.name == "subtitle";
}

bool Styles::is_quotation(const Node& properties) const {
  const auto moved_in = [&](std::string_view side, std::string_view other) {
    constexpr std::uint32_t kMargin = 400;  // twentieths of a point
    const Node margins = child(properties, "ind");
    return std::max(to_number(attribute(margins, side)).value_or(0), to_number(attribute(margins, other)).value_or(0)) >= kMargin;
  };
  if (moved_in("left", "start") && moved_in("right", "end")) return true;
  std::string id(attribute(child(properties, "pStyle"), "val"));
  for (int step = 0; step < kLongestChain && !id.empty(); ++step) {
    const auto it = styles_.find(id);
    if (it == styles_.end()) return false;
    const std::string& name = it->second.name;
    if (name.find("quot") != std::string::npos || name == "block text" || name == "extract") return true;
    id = it->second.based_on;
  }
  return false;
}

}  // namespace subcite::docx
