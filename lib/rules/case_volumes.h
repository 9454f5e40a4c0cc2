// Decisions by the volume they stand in, for rules that ask which case a page of a volume is of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace subcite::rules_support {

/// Volume and reporter of a citation, however they are spaced and capitalised.
std::string volume_key(const View& view, const Citation& c);

/// The cases cited in full, by index and in order, that stand in this citation's volume; its own index may be among them.
const std::vector<std::size_t>& cases_in_volume(const View& view, const Citation& c);

/// The name's words follow one another in the title: "Fell" in "Fell v. Crown Lock Co.".
bool is_named_by(std::string_view title, std::string_view name);

}  // namespace subcite::rules_support
