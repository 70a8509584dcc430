//! The connection costs between neighbouring words; knows ids, not words.

/// The cost of each pair (right id of a word, left id of the next word).
pub(crate) struct Matrix {
    right_ids: u16,
    left_ids: u16,
    /// `costs[right + right_ids * left]`.
    costs: Vec<i16>,
}

impl Matrix {
    /// Reads MeCab's `matrix.bin`: two u16 sizes, then the costs.
    pub(crate) fn from_compiled(bytes: &[u8]) -> Result<Self, String> {
        let (sizes, body) = bytes.split_at_checked(4).ok_or("the file is too short")?;
        let right_ids = u16::from_le_bytes([sizes[0], sizes[1]]);
        let left_ids = u16::from_le_bytes([sizes[2], sizes[3]]);
        if body.len() != 2 * usize::from(right_ids) * usize::from(left_ids) {
            return Err(format!(
                "{} bytes do not hold {right_ids} x {left_ids} costs",
                body.len()
            ));
        }
        let costs = body
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| i16::from_le_bytes(*pair))
            .collect();
        Ok(Self {
            right_ids,
            left_ids,
            costs,
        })
    }

    /// Reads MeCab's `matrix.def`: the sizes, then `right left cost` lines.
    pub(crate) fn from_text(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        let sizes = numbers::<2>(lines.next().unwrap_or_default())?;
        let size = |n: i64| u16::try_from(n).map_err(|_| format!("`{n}` is no matrix size"));
        let (right_ids, left_ids) = (size(sizes[0])?, size(sizes[1])?);
        let mut matrix = Self {
            right_ids,
            left_ids,
            costs: vec![i16::MAX; usize::from(right_ids) * usize::from(left_ids)],
        };
        for line in lines.filter(|line| !line.trim().is_empty()) {
            let [right, left, cost] = numbers::<3>(line)?;
            let cost = i16::try_from(cost).map_err(|_| format!("no cost in `{line}`"))?;
            *matrix
                .cell(right, left)
                .ok_or_else(|| format!("ids out of range in `{line}`"))? = cost;
        }
        Ok(matrix)
    }

    /// How many right ids there are.
    pub(crate) fn right_ids(&self) -> u16 {
        self.right_ids
    }

    /// How many left ids there are.
    pub(crate) fn left_ids(&self) -> u16 {
        self.left_ids
    }

    /// The cost of a word with left id `left` after one with right id `right`.
    pub(crate) fn cost(&mut self, right: u16, left: u16) -> Option<&mut i16> {
        self.cell(right.into(), left.into())
    }

    /// The same costs under new ids: `rights[old]` and `lefts[old]` are the new ones.
    pub(crate) fn renumbered(&self, rights: &[u16], lefts: &[u16]) -> Self {
        let mut costs = vec![0; self.costs.len()];
        let width = usize::from(self.right_ids);
        for (row, left) in self.costs.chunks(width).zip(lefts) {
            let start = width * usize::from(*left);
            for (cost, right) in row.iter().zip(rights) {
                costs[start + usize::from(*right)] = *cost;
            }
        }
        Self { costs, ..*self }
    }

    /// The costs of every left id after the right id.
    pub(crate) fn after(&self, right: u16) -> Vec<i16> {
        let rows = self.costs.chunks(usize::from(self.right_ids));
        rows.map(|row| row[usize::from(right)]).collect()
    }

    /// The costs of the left id after every right id.
    pub(crate) fn before(&self, left: u16) -> &[i16] {
        let width = usize::from(self.right_ids);
        &self.costs[width * usize::from(left)..][..width]
    }

    /// The same costs under fewer ids, equal ones for equal costs.
    pub(crate) fn merged(&self, rights: &[u16], lefts: &[u16]) -> Self {
        let count = |ids: &[u16]| ids.iter().max().map_or(0, |last| last + 1);
        let (right_ids, left_ids) = (count(rights), count(lefts));
        let mut costs = vec![0; usize::from(right_ids) * usize::from(left_ids)];
        for (row, left) in self.costs.chunks(usize::from(self.right_ids)).zip(lefts) {
            let start = usize::from(right_ids) * usize::from(*left);
            for (cost, right) in row.iter().zip(rights) {
                costs[start + usize::from(*right)] = *cost;
            }
        }
        Self {
            right_ids,
            left_ids,
            costs,
        }
    }

    /// The bytes of lindera's `matrix.mtx`: the mark -1, the sizes, the costs.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(6 + 2 * self.costs.len());
        bytes.extend((-1i16).to_le_bytes());
        bytes.extend(self.right_ids.to_le_bytes());
        bytes.extend(self.left_ids.to_le_bytes());
        bytes.extend(self.costs.iter().flat_map(|cost| cost.to_le_bytes()));
        bytes
    }

    fn cell(&mut self, right: i64, left: i64) -> Option<&mut i16> {
        let (right, left) = (u16::try_from(right).ok()?, u16::try_from(left).ok()?);
        if right >= self.right_ids {
            return None;
        }
        self.costs
            .get_mut(usize::from(right) + usize::from(self.right_ids) * usize::from(left))
    }
}

fn numbers<const N: usize>(line: &str) -> Result<[i64; N], String> {
    let found: Vec<i64> = line
        .split_ascii_whitespace()
        .map_while(|n| n.parse().ok())
        .collect();
    found
        .try_into()
        .map_err(|_| format!("`{line}` does not hold {N} numbers"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let numbers: [i16; 8] = [3, 2, 10, 11, 12, -20, -21, -22];
        numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
    }

    #[test]
    fn compiled_costs_are_read_right_id_first() {
        let mut matrix = Matrix::from_compiled(&small()).expect("the sizes fit");
        assert_eq!(matrix.cost(2, 0).copied(), Some(12));
        assert_eq!(matrix.cost(1, 1).copied(), Some(-21));
        assert_eq!(matrix.cost(3, 0), None);
        assert_eq!(matrix.cost(0, 2), None);
    }

    #[test]
    fn a_cut_file_is_an_error() {
        assert!(Matrix::from_compiled(&small()[..15]).is_err());
        assert!(Matrix::from_compiled(&[1]).is_err());
    }

    #[test]
    fn text_and_compiled_form_give_the_same_bytes() {
        let text = "3 2\n0 0 10\n1 0 11\n2 0 12\n0 1 -20\n1 1 -21\n2 1 -22\n";
        let from_text = Matrix::from_text(text).expect("well formed");
        let compiled = Matrix::from_compiled(&small()).expect("the sizes fit");
        assert_eq!(from_text.to_bytes(), compiled.to_bytes());
        assert_eq!(from_text.to_bytes()[..6], [0xff, 0xff, 3, 0, 2, 0]);
    }

    #[test]
    fn a_line_out_of_range_is_named() {
        let error = Matrix::from_text("1 1\n0 7 5\n").err();
        assert_eq!(error.as_deref(), Some("ids out of range in `0 7 5`"));
    }
}
