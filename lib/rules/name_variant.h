// Two spellings of one surname: what differs between them.
#pragma once

#include <string_view>

namespace subcite::rules_support {

enum class Variant : std::uint8_t { Same,
                                    Marks,
                                    Hyphen,
                                    Spelling,
                                    Different };

/// Compares two surnames as printed. Letter case never counts, nor the shape of a hyphen or apostrophe.
/// A form in capitals that only lacks marks is the same.
Variant compare_surnames(std::string_view a, std::string_view b);

/// What a variant is called in a message.
std::string_view words_for(Variant variant);

}  // namespace subcite::rules_support
