/** Lets the window answer a key or draw a frame before long work goes on. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
