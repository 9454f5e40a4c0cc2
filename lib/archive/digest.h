// SHA-256 (FIPS 180-4) of bytes that come in pieces.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace subcite {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  /// "sha256:" and 64 hexadecimal digits; may be asked once.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_of(std::string_view bytes);

}  // namespace subcite
