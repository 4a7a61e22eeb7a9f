/*
 * What a library must offer to lend Mianguan a decoder for collection codes or an identity card reader.
 * Plain C, version 1. This file may be copied into any vendor's project, under any licence.
 *
 * The station loads the library in a process of its own (mianguan-adapter), whose current folder and
 * LD_LIBRARY_PATH are the library's folder, whose standard streams lead nowhere and which sees nothing of the
 * station. A library that crashes, hangs or answers nonsense costs that one answer: the process ends and the
 * next call starts another.
 *
 * Threads: every call comes from one thread, one at a time, the same thread from loading to the end. A
 * library may have threads of its own. The process may be killed at any moment.
 *
 * Text is UTF-8 and ends with a zero byte. All memory belongs to the caller, has been set to zero, and is
 * valid during the call only. A text that does not fit is an error, never cut. A part that is not known stays
 * empty. No string, pointer or structure of a library is kept, except the table it hands out and its name.
 *
 * The station checks everything again: UTF-8, forms, lengths, the identity number's check character, and that
 * birth date and sex fit the number.
 */
#ifndef MIANGUAN_ADAPTER_H
#define MIANGUAN_ADAPTER_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MIANGUAN_ADAPTER_VERSION 1u

#if defined(__GNUC__)
#define MIANGUAN_ADAPTER_EXPORT __attribute__((visibility("default")))
#else
#define MIANGUAN_ADAPTER_EXPORT
#endif

enum {
    MIANGUAN_OK = 0,
    MIANGUAN_NOTHING = 1, /* not a code of this kind; no card came in time */
    MIANGUAN_FAILED = 2   /* the error's text says why, for the person at the desk */
};

typedef struct mianguan_error {
    char text[512];
} mianguan_error;

/* ---- collection codes ---- */

typedef struct mianguan_code {
    char student_number[64];
    char name[256];           /* may be desensitised by '*' */
    char identity_number[64]; /* whole, or desensitised by '*' */
    char enrolment_key[256];  /* whatever tells one enrolment of a person from another */
    char school_code[32];     /* five digits */
} mianguan_code;

typedef struct mianguan_code_decoder {
    uint32_t version; /* MIANGUAN_ADAPTER_VERSION */
    const char* name; /* for people */
    /* The code's bytes as they stood in the picture. At most three seconds. */
    int32_t (*decode)(const uint8_t* bytes, uint32_t length, mianguan_code* code, mianguan_error* error);
} mianguan_code_decoder;

/* ---- card readers ---- */

enum {
    MIANGUAN_PORTRAIT_NONE = 0,
    MIANGUAN_PORTRAIT_JPEG = 1,
    MIANGUAN_PORTRAIT_BMP = 2, /* 24 bits, not compressed */
    MIANGUAN_PORTRAIT_BGR = 3  /* rows from the top, without gaps; width and height are given */
};

typedef struct mianguan_card {
    char name[256];
    char sex[16];          /* 男, 女; or 1, 2 as in GB/T 2261.1 */
    char ethnic_group[64]; /* as printed, without 族 */
    char birth_date[16];   /* YYYYMMDD */
    char address[512];
    char identity_number[32];
    char issuer[256];
    char valid_from[16]; /* YYYYMMDD */
    char valid_to[16];   /* YYYYMMDD, or 长期 */
    uint32_t portrait_format;
    uint32_t portrait_width, portrait_height; /* of MIANGUAN_PORTRAIT_BGR; a chip holds 102 x 126 */
    uint32_t portrait_length;                 /* bytes written */
    uint32_t portrait_capacity;               /* bytes there is room for, one million at least */
    uint8_t* portrait;
} mianguan_card;

typedef struct mianguan_card_reader {
    uint32_t version; /* MIANGUAN_ADAPTER_VERSION */
    const char* name; /* for people */
    /* The settings are the adapter's own, as the station's administrator wrote them; may be empty. At most 15
       seconds. */
    int32_t (*open)(const char* settings, mianguan_error* error);
    void (*close)(void);
    /* Waits for a card for at most so long and reads it; MIANGUAN_NOTHING when none came. The same card that
       stays on the device is reported once. At most five seconds beyond the wait. */
    int32_t (*read)(uint32_t wait_ms, mianguan_card* card, mianguan_error* error);
} mianguan_card_reader;

/* ---- what a library exports: one of these or both. NULL for a version it does not speak. ---- */

MIANGUAN_ADAPTER_EXPORT const mianguan_code_decoder* mianguan_get_code_decoder(uint32_t version);
MIANGUAN_ADAPTER_EXPORT const mianguan_card_reader* mianguan_get_card_reader(uint32_t version);

#ifdef __cplusplus
}
#endif

#endif
