// A small table on disk that several processes may use at once: keys and values in named spaces.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace subcite::io {

class Store {
 public:
  virtual ~Store() = default;
  [[nodiscard]] virtual std::optional<std::string> get(std::string_view space, std::string_view key) = 0;
  virtual Result<void> put(std::string_view space, std::string_view key, std::string_view value) = 0;
  /// All of these or none.
  virtual Result<void> put_all(std::string_view space, const std::vector<std::pair<std::string, std::string>>& rows) = 0;
  virtual Result<void> remove(std::string_view space, std::string_view key) = 0;
  /// Every row of a space, in the order of the keys.
  virtual void each(std::string_view space, const std::function<void(std::string_view key, std::string_view value)>& take) = 0;
  virtual Result<void> clear(std::string_view space) = 0;
};

struct OpenStore {
  std::unique_ptr<Store> store;
  std::string remark;  // what a person should know: that a damaged file was put aside, and where
};

/// Opens the file, or makes it with the folders it lies in. A damaged one is moved aside and made anew.
using StoreOpener = std::function<Result<OpenStore>(const std::string& path)>;

}  // namespace subcite::io
