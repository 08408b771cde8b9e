import { useEffect, useState } from "react";
import { call } from "../../door";

/** The pause is long enough that no call is made between two keys. */
const PAUSE_MS = 300;

/** The reason why a passphrase would be refused, by the same rule that refuses it when it is set. */
export function useWeak(
  passphrase: string,
  names: readonly (string | null | undefined)[],
): string | undefined {
  const [weak, setWeak] = useState<string>();
  const named = names.filter(Boolean).join("\n");
  useEffect(() => {
    setWeak(undefined);
    if ([...passphrase.normalize("NFC")].length < 8) return;
    let old = false;
    const timer = setTimeout(() => {
      call("profile.try_passphrase", { passphrase, names: named.split("\n") })
        .then(({ refused }) => {
          if (!old) setWeak(refused ?? undefined);
        })
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      old = true;
      clearTimeout(timer);
    };
  }, [passphrase, named]);
  return weak;
}
