import { PasswordInput } from "@mantine/core";
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { inAWindow, open, type } from "../testing/page";
import { FormDialog } from "./FormDialog";

const closed = vi.fn();
const done = vi.fn();

function Secret({ pending = false }) {
  const [word, setWord] = useState("");
  return (
    <FormDialog
      testId="secret-form"
      title=""
      onClose={closed}
      onSubmit={done}
      error={null}
      disabled={word === ""}
      pending={pending}
    >
      <PasswordInput
        data-testid="word"
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

inAWindow();
beforeEach(() => {
  closed.mockClear();
  done.mockClear();
});

it("a form of which no copy may be kept asks before it discards what was typed, too", async () => {
  await open(<Secret />);
  type("word", "mật khẩu");
  fireEvent.click(document.querySelector(".mantine-Modal-overlay") as Element);
  expect(closed).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId("secret-leave"));
  expect(closed).toHaveBeenCalledTimes(1);
});

it("a form that can't be sent yet is not sent by a key either", async () => {
  await open(<Secret />);
  const form = document.querySelector("form") as HTMLFormElement;
  fireEvent.keyDown(form, { key: "Enter", ctrlKey: true });
  expect(done).not.toHaveBeenCalled();
  type("word", "mật khẩu");
  fireEvent.keyDown(form, { key: "Enter", ctrlKey: true });
  expect(done).toHaveBeenCalledTimes(1);
});

it("a form that is being sent is not sent again by a key", async () => {
  await open(<Secret pending />);
  type("word", "mật khẩu");
  fireEvent.keyDown(document.querySelector("form") as HTMLFormElement, { key: "Enter", ctrlKey: true });
  expect(done).not.toHaveBeenCalled();
});

it("who goes on typing is in the field again where the question came up", async () => {
  await open(<Secret />);
  type("word", "mật khẩu");
  screen.getByTestId("word").focus();
  fireEvent.keyDown(document.body, { key: "Escape" });
  expect(document.activeElement).toBe(screen.getByTestId("secret-stay"));
  fireEvent.click(screen.getByTestId("secret-stay"));
  expect(document.activeElement).toBe(screen.getByTestId("word"));
});
