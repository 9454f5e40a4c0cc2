// Files by POSIX; whole files are replaced through a temporary file beside them.
#pragma once

#include "io/io.h"

namespace subcite::host {

class PosixFiles : public io::FileSystem {
 public:
  Result<std::string> read(const std::string& path, std::uint64_t limit) override;
  Result<void> write(const std::string& path, std::string_view bytes) override;
  Result<std::unique_ptr<io::Output>> create_beside(const std::string& path) override;
  Result<std::unique_ptr<io::Lock>> lock(const std::string& path) override;
  Result<std::unique_ptr<io::Output>> continue_file(const std::string& path, std::uint64_t keep) override;
  Result<std::unique_ptr<io::Input>> open(const std::string& path) override;
  Result<std::unique_ptr<io::Input>> open_entry(const std::string& path, const std::string& entry) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> write_zip(const std::string& path, const std::vector<io::ZipEntry>& entries) override;
  void remove(const std::string& path) override;
  bool exists(const std::string& path) override;
  io::PathKind kind(const std::string& path) override;
  io::FolderListing files_below(const std::string& folder) override;
  std::string stamp(const std::string& path) override;
  std::vector<std::string> matching(const std::string& pattern) override;
  Result<void> make_folder(const std::string& path) override;
  std::string absolute(const std::string& path) override;
  bool is_below(const std::string& folder, const std::string& path) override;
  bool same_file(const std::string& a, const std::string& b) override;
};

}  // namespace subcite::host
