// The outside world as the library sees it. lib/host keeps these promises with POSIX, libcurl and
// the system clock; tests keep them with memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace subcite::io {

/// A file that grows at its end.
class Output {
 public:
  virtual ~Output() = default;
  virtual Result<void> append(std::string_view bytes) = 0;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  [[nodiscard]] virtual const std::string& path() const = 0;
};

/// A file read from its beginning to its end.
class Input {
 public:
  virtual ~Input() = default;
  /// At most so many bytes; 0 at the end.
  virtual Result<std::size_t> read(char* to, std::size_t most) = 0;
};

/// Held by one run at a time, until it is destroyed.
class Lock {
 public:
  virtual ~Lock() = default;
};

struct ZipEntry {
  std::string name;
  std::string bytes;  // the entry's bytes, unless `file` is given
  std::string file;   // a file whose bytes they are
};

enum class PathKind : std::uint8_t { None,
                                     File,
                                     Folder,
                                     Other };  // a pipe, a device

struct FolderListing {
  std::vector<std::string> files;       // ordinary ones, in no order; hidden ones and those in linked folders left out
  std::vector<std::string> unreadable;  // folders that could not be looked into, or not to their end
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// The whole file; refused above `limit` bytes.
  virtual Result<std::string> read(const std::string& path, std::uint64_t limit) = 0;
  /// Replaces the file in one step: readers see the old or the new one.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
  /// A new file of a name not used before, beside `path`; put in place with rename().
  virtual Result<std::unique_ptr<Output>> create_beside(const std::string& path) = 0;
  /// Keeps other runs from writing the file; fails where one does already.
  virtual Result<std::unique_ptr<Lock>> lock(const std::string& path) = 0;
  /// Opens a file, or makes it, to be continued behind its first `keep` bytes; what stands behind them goes. Fails where it
  /// is shorter.
  virtual Result<std::unique_ptr<Output>> continue_file(const std::string& path, std::uint64_t keep) = 0;
  virtual Result<std::unique_ptr<Input>> open(const std::string& path) = 0;
  /// An entry of a ZIP.
  virtual Result<std::unique_ptr<Input>> open_entry(const std::string& path, const std::string& entry) = 0;
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  /// A ZIP of stored (not deflated) entries, put in place in one step.
  virtual Result<void> write_zip(const std::string& path, const std::vector<ZipEntry>& entries) = 0;
  virtual void remove(const std::string& path) = 0;
  virtual bool exists(const std::string& path) = 0;
  /// Links followed.
  virtual PathKind kind(const std::string& path) = 0;
  /// What is in the folder and below it.
  virtual FolderListing files_below(const std::string& folder) = 0;
  /// Changes whenever the file does (its place, size or time); empty where there is none.
  virtual std::string stamp(const std::string& path) = 0;
  /// What a pattern of *, ? and [] matches (POSIX glob), in the byte order of the paths.
  virtual std::vector<std::string> matching(const std::string& pattern) = 0;
  /// Makes the folder and those above it that are missing.
  virtual Result<void> make_folder(const std::string& path) = 0;
  /// The path from the root; as it is where that cannot be told.
  virtual std::string absolute(const std::string& path) = 0;
  /// The path, links followed, lies in the folder or below it.
  virtual bool is_below(const std::string& folder, const std::string& path) = 0;
  /// Both names lead to one file.
  virtual bool same_file(const std::string& a, const std::string& b) = 0;
};

/// Another program, run in a folder of its own that is gone afterwards, without network settings of the person's,
/// bounded in time, memory and output.
struct ProgramRun {
  std::vector<std::string> arguments;  // the program first, found on PATH
  std::string input_name;              // of the file in the folder that holds `input`
  std::string_view input;
  std::string output_name;  // the file whose bytes are the answer; standard output where empty
  std::uint32_t seconds = 60;
  std::uint64_t most_output = 256'000'000;    // bytes
  std::uint64_t most_memory = 4'000'000'000;  // bytes of address space
};

class Programs {
 public:
  virtual ~Programs() = default;
  [[nodiscard]] virtual bool has(const std::string& program) const = 0;
  /// What it wrote; fails, with words for a person, where it ended badly, wrote nothing or went beyond a bound.
  virtual Result<std::string> run(const ProgramRun& run) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  /// Now, UTC, as 2026-11-25T03:41:01Z.
  virtual std::string now() = 0;
  /// Milliseconds on a clock that never goes back.
  virtual std::int64_t ticks() = 0;
  /// Passes that many milliseconds; less where a signal comes.
  virtual void wait(int milliseconds) = 0;
};

class Ids {
 public:
  virtual ~Ids() = default;
  /// A fresh UUID of version 4 (RFC 9562).
  virtual std::string uuid() = 0;
};

/// What the terminal is and what the person set.
class Environment {
 public:
  virtual ~Environment() = default;
  [[nodiscard]] virtual std::string variable(const std::string& name) const = 0;
  [[nodiscard]] virtual bool is_terminal(int descriptor) const = 0;
  /// True once the person has asked to stop.
  [[nodiscard]] virtual bool interrupted() const = 0;
};

/// Text to standard output (1) and standard error (2), bytes from standard input.
class Console {
 public:
  virtual ~Console() = default;
  /// False where not all of it could be written.
  virtual bool write(int descriptor, std::string_view text) = 0;
  /// All of standard input; refused above `limit` bytes.
  virtual Result<std::string> read(std::uint64_t limit) = 0;
  /// What is there of standard input, waiting for some; empty at its end, or where the person asks to stop.
  virtual Result<std::string> read_some() = 0;
};

}  // namespace subcite::io
