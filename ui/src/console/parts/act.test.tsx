import { TextInput } from "@mantine/core";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { ApiError } from "../api";
import { ActDialog } from "./ActDialog";
import { show } from "./shown";

afterEach(cleanup);

interface Props {
  act: (reason: string) => Promise<unknown>;
  close: () => void;
}

function Withdraw({ act, close }: Props) {
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title="Withdraw"
      close={close}
      act={() => act(reason)}
      action="Yes"
      testId="yes"
      done="Done"
      ready={reason !== ""}
      field="reason"
    >
      {({ checked, refused }) => (
        <TextInput
          data-testid="reason"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={checked && reason === "" ? "needed" : refused?.message}
        />
      )}
    </ActDialog>
  );
}

it("nothing is done before what is needed was filled in, and then once", async () => {
  const [person, act, close] = [userEvent.setup(), vi.fn(async () => ({})), vi.fn()];
  show(<Withdraw act={act} close={close} />);
  await person.click(await screen.findByTestId("yes"));
  expect(act).not.toHaveBeenCalled();
  expect(screen.getByText("needed")).toBeTruthy();
  await person.type(screen.getByTestId("reason"), "sent by mistake");
  await person.click(screen.getByTestId("yes"));
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(act.mock.calls).toEqual([["sent by mistake"]]);
});

it("a refusal stands beside its field, or above the buttons, and the dialog stays", async () => {
  const [person, close] = [userEvent.setup(), vi.fn()];
  const refusals = [
    new ApiError(422, "invalid", "too long", "reason"),
    new ApiError(422, "invalid", "withdrawn already", null),
  ];
  show(<Withdraw act={() => Promise.reject(refusals.shift())} close={close} />);
  await person.type(await screen.findByTestId("reason"), "x");
  await person.click(screen.getByTestId("yes"));
  await screen.findByText("too long");
  expect(screen.queryByRole("alert")).toBeNull();
  await person.click(screen.getByTestId("yes"));
  expect((await screen.findByRole("alert")).textContent).toBe("withdrawn already");
  expect(close).not.toHaveBeenCalled();
});
