// What can fail returns a Result: the value, or an Error whose sentence a person can act on.
// What is wrong in a manuscript is a Finding (lib/model/finding.h), never an Error.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace subcite {

struct Error {
  std::string message;  // what, where, and what to do; no trailing newline
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string message) {
  return tl::unexpected<Error>(Error{std::move(message)});
}

}  // namespace subcite
