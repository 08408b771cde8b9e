/** Days as they are typed; empty where the period is open. */
export interface Period {
  from: string;
  until: string;
}
