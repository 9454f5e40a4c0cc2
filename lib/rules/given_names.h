// Given names: common English ones, and those that one person may bear beside each other.
#pragma once

#include <string_view>
#include <vector>

namespace subcite::rules_support {

/// A common English one; a word that is none may still be one.
bool is_given_name(std::string_view word);

/// The words of a folded name, suffixes left out.
std::vector<std::string_view> name_words(std::string_view folded);

/// Names that one person may bear on two works: initials, middle names, nicknames, family name first.
bool may_be_one_person(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b);

}  // namespace subcite::rules_support
