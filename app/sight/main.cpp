#include "core/identify/reading/sight_service.h"

#include <unistd.h>

/// _exit, as there is nothing to put in order.
int main() { _exit(mianguan::serveSight()); }
