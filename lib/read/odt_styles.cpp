// The nearest style of the chain that says something decides.
#include "read/odt_styles.h"

#include "base/text.h"
namespace subcite {

namespace {
constexpr int kLongestChain = 40;     // styles based on styles
constexpr std::uint32_t kBold = 600;  // the least weight that is bold
}  // namespace

using docx::attribute;
using docx::children;
using docx::name_of;

void OdtStyles::add(const docx::Node& root) {
  for (const docx::Node& group : children(root)) {
    if (name_of(group) != "styles" && name_of(group) != "automatic-styles") continue;
    for (const docx::Node& node : children(group)) {
      if (name_of(node) != "style") continue;
      Style style;
      style.parent = attribute(node, "parent-style-name");
      const docx::Node text = docx::child(node, "text-properties");
      const auto say = [](std::string_view value, bool yes) { return value.empty() ? Say::Nothing : yes ? Say::Yes
                                                                                                        : Say::No; };
      const std::string_view slant = attribute(text, "font-style");
      const std::string_view line = attribute(text, "text-underline-style");
      const std::string_view variant = attribute(text, "font-variant");
      const std::string_view transform = attribute(text, "text-transform");
      const std::string_view position = attribute(text, "text-position");
      style.italic = say(slant, slant == "italic" || slant == "oblique");
      if (style.italic != Say::Yes && !line.empty() && line != "none") style.italic = Say::Yes;
      style.small_caps = say(variant, variant == "small-caps");
      if (transform == "uppercase") style.small_caps = Say::Yes;
      const std::string_view weight = attribute(text, "font-weight");
      style.bold = say(weight, weight == "bold" || weight == "bolder" || to_number(weight).value_or(0) >= kBold);
      style.superscript = say(position, position.starts_with("super"));
      const std::string_view display = attribute(text, "display");
      style.hidden = say(display, display == "none");
      styles_.emplace(attribute(node, "name"), std::move(style));
    }
  }
}

OdtLook OdtStyles::with(std::string_view name, OdtLook before) const {
  Say italic = Say::Nothing;
  Say small_caps = Say::Nothing;
  Say bold = Say::Nothing;
  Say superscript = Say::Nothing;
  Say hidden = Say::Nothing;
  std::string id(name);
  for (int step = 0; step < kLongestChain && !id.empty(); ++step) {
    const auto it = styles_.find(id);
    if (it == styles_.end()) break;
    const auto take = [](Say& to, Say from) {
      if (to == Say::Nothing) to = from;
    };
    take(italic, it->second.italic);
    take(small_caps, it->second.small_caps);
    take(bold, it->second.bold);
    take(superscript, it->second.superscript);
    take(hidden, it->second.hidden);
    id = it->second.parent;
  }
  if (italic != Say::Nothing) before.italic = italic == Say::Yes;
  if (small_caps != Say::Nothing) before.small_caps = small_caps == Say::Yes;
  if (bold != Say::Nothing) before.bold = bold == Say::Yes;
  if (superscript != Say::Nothing) before.superscript = superscript == Say::Yes;
  if (hidden != Say::Nothing) before.hidden = hidden == Say::Yes;
  return before;
}

bool OdtStyles::is_quotation(std::string_view name) const {
  std::string id(name);
  for (int step = 0; step < kLongestChain && !id.empty(); ++step) {
    if (lower_ascii(id).find("quot") != std::string::npos) return true;
    const auto it = styles_.find(id);
    if (it == styles_.end()) return false;
    id = it->second.parent;
  }
  return false;
}

}  // namespace subcite
