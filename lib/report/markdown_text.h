// Words of a manuscript in Markdown.
#pragma once

#include <string>
#include <string_view>

namespace subcite {

/// No mark of Markdown or HTML takes effect, and a cell stays on its line.
std::string plain_markdown(std::string_view words);

}  // namespace subcite
