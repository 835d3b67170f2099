"""Gradio's sketchpad with live updates, as its guides write it."""

import os
from typing import Any

import gradio as gr
import numpy as np
from PIL import Image
from tensorflow.keras.models import load_model

model = load_model("saved_model/digits.keras")


def predict(sketch: dict[str, Any]) -> dict[str, float] | None:
    """The probability of each digit; None of an empty pad."""
    if sketch["composite"] is None:
        return None
    paper = Image.new("RGBA", sketch["composite"].size, "white")
    paper.alpha_composite(sketch["composite"].convert("RGBA"))
    image = 255 - np.array(paper.convert("L").resize((28, 28)))
    probabilities = model.predict(image.reshape(1, 28, 28, 1))[0]
    return {str(digit): float(probability) for digit, probability in enumerate(probabilities)}


brush = gr.Brush(default_size=18, colors=["#000000"], color_mode="fixed")

demo = gr.Interface(
    fn=predict,
    inputs=gr.Sketchpad(type="pil", canvas_size=(280, 280), brush=brush),
    outputs=gr.Label(num_top_classes=10),
    live=True,
    flagging_mode="never",
)

if __name__ == "__main__":
    demo.launch(server_port=int(os.environ["PORT"]))
