/* For tests under Wine 8 only, which lacks this library of Windows: its one function that Rust's standard library calls,
   by means of one that Wine has. It is shipped to nobody. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) {
  return RtlGenRandom(bytes, (ULONG)length);
}
