// Common English given names: a word that is none of them may still be one.
#pragma once

#include <string_view>

namespace subcite::rules_support {

bool is_given_name(std::string_view word);

}  // namespace subcite::rules_support
