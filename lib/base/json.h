// Members of other people's JSON, whatever stands there.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace subcite {

/// The text of a member; empty where there is none or it is no text, or the value is no object.
inline std::string text_member(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

}  // namespace subcite
