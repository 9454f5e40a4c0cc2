// A certificate that is its own authority, for a host and a time of one's choosing: also one that has expired.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

namespace subcite::testing_support {

/// Valid from so many days from now to so many.
struct Validity {
  int from = -1;
  int to = 2;
};

inline bool write_certificate(const std::string& host, Validity valid, const std::string& certificate, const std::string& key_file) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(2048), EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> cert(X509_new(), X509_free);
  constexpr long kDay = 24L * 60 * 60;
  X509_set_version(cert.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(cert.get()), valid.from * kDay);
  X509_gmtime_adj(X509_getm_notAfter(cert.get()), valid.to * kDay);
  X509_set_pubkey(cert.get(), key.get());
  X509_NAME* name = X509_get_subject_name(cert.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1, 0);
  X509_set_issuer_name(cert.get(), name);
  for (const auto& [kind, value] : {std::pair<int, std::string>{NID_subject_alt_name, "DNS:" + host}, {NID_basic_constraints, "critical,CA:TRUE"}}) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
    X509_add_ext(cert.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
  X509_sign(cert.get(), key.get(), EVP_sha256());
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(certificate.c_str(), "w"), std::fclose);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> secret(std::fopen(key_file.c_str(), "w"), std::fclose);
  return out != nullptr && secret != nullptr && PEM_write_X509(out.get(), cert.get()) == 1 && PEM_write_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
}

}  // namespace subcite::testing_support
