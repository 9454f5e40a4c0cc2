// Words of a manuscript as HTML: text stays text, whatever it holds; italics and small capitals are kept.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace subcite {

std::string plain_html(std::string_view words);
std::string typeset_html(const Document& d, Span span);

}  // namespace subcite
