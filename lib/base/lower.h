// Small letters of every script.
#pragma once

#include <string>
#include <string_view>

namespace subcite {

/// Each code point in its simple lower case (Unicode); what is no UTF-8 stays as it is.
std::string lower(std::string_view text);

}  // namespace subcite
