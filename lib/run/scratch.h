// A table on disk that a run keeps for itself in the folder for temporary files, made when it is first written to and removed
// with the object.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "io/world.h"

namespace subcite {

class Scratch {
 public:
  using Rows = std::vector<std::pair<std::string, std::string>>;

  explicit Scratch(io::World& world) : world_(world) {}
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// What cannot be written is told by `sound`.
  void put(std::string_view space, const Rows& rows);
  /// Empty where there is none.
  [[nodiscard]] std::optional<std::string> get(std::string_view space, std::string_view key);
  void each(std::string_view space, const std::function<void(std::string_view key, std::string_view value)>& take);
  /// Fails with the first thing that went wrong.
  [[nodiscard]] Result<void> sound() const;

 private:
  bool open();

  io::World& world_;
  std::string path_;
  io::OpenStore store_;
  std::string trouble_;
};

}  // namespace subcite
