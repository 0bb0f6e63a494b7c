/** Names that a disk of another system does not hold, though this one may. */

/** Devices, which Windows finds under their name in every folder and with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** True where no file or folder may be called so on Windows. */
export function isDevice(name: string): boolean {
  return DEVICE.test(name);
}

/** The name, told apart from a device's: `aux` becomes `aux-`, `con.v2` becomes `con-.v2`. */
export function besideDevices(name: string): string {
  return name.replace(DEVICE, '$&-');
}
