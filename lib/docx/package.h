// A Word package (ECMA-376 part 2): a zip container whose parts are found through relationships, never by
// file name. Everything is bounded: number of entries, size of a part, size of all parts read.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace subcite::docx {

struct Relationship {
  std::string id;
  std::string type;    // the last word of its URI: "footnotes", "hyperlink"; transitional and strict alike
  std::string target;  // name of a part without leading slash, or an address where external
  bool external = false;
};

/// The part that holds the relationships of a part, of the package itself for an empty name.
std::string relationships_part(std::string_view part);

/// "../media/a.png" as seen from "word/document.xml": "media/a.png". A target never leaves the package.
std::string part_name(std::string_view from, std::string_view target);

class Package {
 public:
  /// Fails, with a sentence for a person, where the bytes are no package that can be read. `program`: what they should
  /// open it in.
  static Result<Package> open(std::string bytes, std::string_view program = "Word");

  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  /// The bytes of a part. Fails where it is missing, damaged, encrypted or larger than the bounds.
  Result<std::string> part(std::string_view name);

  /// The relationships of a part, of the package itself for an empty name; none where it has none.
  std::vector<Relationship> relationships(std::string_view part);

  /// The target of the first relationship of this type, or an empty string.
  std::string related(std::string_view part, std::string_view type);

 private:
  struct Archive;
  explicit Package(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

/// A copy of a package in which these parts have these bytes, new ones among them; all others are copied as they are.
Result<std::string> with_parts(const std::string& package, const std::map<std::string, std::string>& parts);

}  // namespace subcite::docx
