#include "core/identify/adapters/mianguan_adapter.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* Decodes the open format MG1 (README.md here). */

enum { PARTS = 4, SIGNATURE_HEX = 2 * crypto_auth_hmacsha256_BYTES };

typedef struct {
    const char* at;
    size_t length;
} part;

static int32_t failed(mianguan_error* error, const char* text) {
    snprintf(error->text, sizeof error->text, "%s", text);
    return MIANGUAN_FAILED;
}

/* 1 with a key, 0 where there is none, -1 for a file that is no key. */
static int load_key(unsigned char key[crypto_auth_hmacsha256_KEYBYTES]) {
    FILE* file = fopen("mg1.key", "rb");
    if (!file) return 0;
    const size_t got = fread(key, 1, crypto_auth_hmacsha256_KEYBYTES, file);
    const int is_longer = fgetc(file) != EOF;
    fclose(file);
    return got == crypto_auth_hmacsha256_KEYBYTES && !is_longer ? 1 : -1;
}

static int is_signed(const char* text, size_t length, part signature, const unsigned char* key) {
    unsigned char given[crypto_auth_hmacsha256_BYTES];
    size_t bytes = 0;
    if (signature.length != SIGNATURE_HEX) return 0;
    if (sodium_hex2bin(given, sizeof given, signature.at, signature.length, NULL, &bytes, NULL) != 0)
        return 0;
    return bytes == sizeof given &&
           crypto_auth_hmacsha256_verify(given, (const unsigned char*)text, length, key) == 0;
}

/* The parts between bars; their number, at most `most` + 1. */
static int split(const char* text, size_t length, part* parts, int most) {
    int count = 0;
    const char* end = text + length;
    for (;;) {
        const char* bar = memchr(text, '|', (size_t)(end - text));
        if (count == most) return most + 1;
        parts[count].at = text;
        parts[count++].length = (size_t)((bar ? bar : end) - text);
        if (!bar) return count;
        text = bar + 1;
    }
}

static int copy(char* to, size_t room, const char* prefix, part from) {
    const size_t start = strlen(prefix);
    if (start + from.length >= room) return 0;
    memcpy(to, prefix, start);
    memcpy(to + start, from.at, from.length);
    return 1;
}

static int32_t decode(const uint8_t* bytes, uint32_t length, mianguan_code* code, mianguan_error* error) {
    const char* text = (const char*)bytes;
    const char magic[] = "MG1|";
    unsigned char key[crypto_auth_hmacsha256_KEYBYTES];
    part parts[PARTS + 1];
    if (length < sizeof magic - 1 || memcmp(text, magic, sizeof magic - 1) != 0) return MIANGUAN_NOTHING;
    const int count = split(text + 4, length - 4, parts, PARTS + 1);
    if (count < PARTS || count > PARTS + 1)
        return failed(error, "an MG1 code has four parts, and a signature");
    const int has_key = load_key(key);
    if (has_key < 0) return failed(error, "mg1.key must hold 32 bytes");
    if (has_key && count == PARTS) return failed(error, "the code is not signed");
    if (has_key && !is_signed(text, (size_t)(parts[PARTS].at - 1 - text), parts[PARTS], key))
        return failed(error, "the code's signature is not right");
    if (parts[3].length != 4) return failed(error, "four characters of the identity number are expected");
    if (!copy(code->school_code, sizeof code->school_code, "", parts[0]) ||
        !copy(code->student_number, sizeof code->student_number, "", parts[1]) ||
        !copy(code->name, sizeof code->name, "", parts[2]) ||
        !copy(code->identity_number, sizeof code->identity_number, "**************", parts[3]))
        return failed(error, "a part of the code is too long");
    return MIANGUAN_OK;
}

static const mianguan_code_decoder decoder = {MIANGUAN_ADAPTER_VERSION, "MG1", decode};

const mianguan_code_decoder* mianguan_get_code_decoder(uint32_t version) {
    return version == MIANGUAN_ADAPTER_VERSION && sodium_init() >= 0 ? &decoder : NULL;
}
