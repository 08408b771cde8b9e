import type { ComponentProps } from "react";
import { hashOf, type Place } from "./place";

interface Props extends Omit<ComponentProps<"a">, "href"> {
  to: Place;
}

export function PlaceLink({ to, children, ...rest }: Props) {
  return (
    <a {...rest} href={hashOf(to)}>
      {children}
    </a>
  );
}
